/* On paper, answers stand at the end of the page, numbered, and not below the question. */

const moved = [];

window.addEventListener("beforeprint", () => {
  const main = document.querySelector(".md-content__inner");
  const answers = [...document.querySelectorAll("details.answers")];
  const words = document.getElementById("device-words")?.dataset.answers;
  if (!main || !words || !answers.length || moved.length) return;
  const end = document.createElement("section");
  end.className = "answers-at-the-end";
  const head = document.createElement("h2");
  head.textContent = words;
  end.append(head);
  answers.forEach((details, at) => {
    const number = at + 1;
    const mark = document.createElement("p");
    mark.className = "answers-at-the-end__mark";
    mark.textContent = `${words}: ${number}`;
    details.before(mark);
    const of = document.createElement("p");
    const question = mark.closest(".practice")?.querySelector("legend, .practice__text > p");
    of.textContent = `${number}. ${question?.textContent ?? ""}`;
    moved.push({ details, mark, open: details.open });
    details.open = true;
    end.append(of, details);
  });
  main.append(end);
});

window.addEventListener("afterprint", () => {
  for (const { details, mark, open } of moved.splice(0)) {
    details.open = open;
    mark.replaceWith(details);
  }
  document.querySelector(".answers-at-the-end")?.remove();
});
