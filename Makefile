# Names the commands; the work is in scripts/, which run without make too: scripts/run.sh test
# What follows ARGS= goes on to the script: make test ARGS="-k tracks"
.DEFAULT_GOAL := help
export TRACK
.PHONY: help serve test build print check new withdraw verify bench screenshots

help: ## Show these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

serve: ## Set up, build, and show the site at http://127.0.0.1:8000/ while you edit
	@sh scripts/run.sh serve $(ARGS)

test: ## Set up, browser included, and run every test
	@sh scripts/run.sh test $(ARGS)

build: ## Build the site into site/
	@sh scripts/run.sh build $(ARGS)

print: ## Build, and make documents: PDF, large print, EPUB, text, braille, DOCX (TRACK=role/department)
	@sh scripts/run.sh print $(ARGS)

check: ## Check content and code, in seconds
	@sh scripts/run.sh check $(ARGS)

new: ## Write a new story, module, session, kit or perspective by questions
	@sh scripts/run.sh new $(NAMED) $(ARGS)

withdraw: ## Take back a story or a perspective at once: make withdraw ID
	@sh scripts/run.sh withdraw $(NAMED) $(ARGS)

verify: ## Build and print, then check all pages and documents (needs Java and npm)
	@sh scripts/run.sh verify $(ARGS)

bench: ## Measure how fast the site is built, and how light a visit is
	@sh scripts/run.sh bench $(ARGS)

screenshots: ## Take pictures of every kind of page into build/screenshots/
	@sh scripts/run.sh screenshots $(ARGS)

# What follows `new` or `withdraw` on the command line is a kind or an id, and no command to run.
ifneq (,$(filter new withdraw,$(firstword $(MAKECMDGOALS))))
NAMED := $(foreach name,$(wordlist 2,9,$(MAKECMDGOALS)),'$(subst ','\'',$(name))')
$(eval $(wordlist 2,9,$(MAKECMDGOALS)):;@:)
endif
