package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Gives each test a {@link Visitor} of its own, and all of them one server and one browser, which may find no fault in the end. */
final class AtThePage implements ParameterResolver, AfterEachCallback, TestExecutionExceptionHandler {
    private static final Namespace OURS = Namespace.create(AtThePage.class);

    /** What all share: it takes longer to start than to use. */
    private record House(Installation installation, RunningServer server, Strangers strangers, Browser browser)
            implements AutoCloseable {

        static House open() {
            try {
                var installation = Installation.fresh();
                var strangers = Strangers.settled();
                var server = installation.start(
                        Map.of("ENVIRONMENTS_DIR", strangers.environments().toString()));
                strangers.open(server.url());
                return new House(installation, server, strangers, Browser.start());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws IOException, EmbeddedPostgres.Unavailable {
            browser.close();
            strangers.close();
            installation.close();
        }
    }

    private static House house(ExtensionContext context) {
        return store(context.getRoot()).getOrComputeIfAbsent(House.class, it -> House.open(), House.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(OURS);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Visitor.class || type == RunningServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var house = house(context);
        if (parameter.getParameter().getType() == RunningServer.class) {
            return house.server();
        }
        return new Visitor(house.browser(), house.server().url(), house.strangers());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        house(context).browser().screenshot(context.getRequiredTestMethod().getName());
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(house(context).browser().complaints()).isEmpty();
    }
}
