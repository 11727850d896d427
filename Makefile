# Sallyport. "make" alone tells what there is.

maven := .mvn/maven
quiet := -Dorg.slf4j.simpleLogger.defaultLogLevel=warn
package := $(maven) $(quiet) package -Dmaven.test.skip -Dspotless.check.skip
server := flows/target/sallyport/bin/sallyport
sources := $(shell find pom.xml */pom.xml */src/main flows -path flows/target -prune -o -path flows/src/test -prune -o -type f -print)

.DEFAULT_GOAL := help
.PHONY: help run test build fmt bench chaos golden

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(server) ## build what is missing and start the server on http://localhost:8080 (PORT, DATA_DIR, ...)
	@exec $(server) serve

test: ## check the format, build, and run every test (BROWSER=none leaves out what needs a browser or Node)
ifeq ($(BROWSER),none)
	@echo "BROWSER=none: the tests that need a browser or Node are left out."
	@$(maven) verify -DexcludedGroups='browser | node'
else
	@flows/src/test/bin/browser
	@flows/src/test/bin/node
	@$(maven) verify
endif

build: ## make the distribution, flows/target/sallyport
	@$(package)

fmt: ## format the code
	@$(maven) $(quiet) spotless:apply

bench: ## measure what waiting costs, and print one table (some minutes, on an idle machine)
	@$(maven) $(quiet) verify -Pbench -DskipTests -Dspotless.check.skip
	@cat flows/target/bench/table.txt

chaos: ## not there yet
	@echo "There are no chaos tests yet; they come with the work on survival." >&2; exit 1

golden: ## write the golden files anew
	@$(maven) $(quiet) verify -Dgroups=golden -Dgolden=rewrite

$(server): $(sources)
	@echo "Building Sallyport. The first time takes some minutes, for Maven fetches the libraries."
	@$(package)
