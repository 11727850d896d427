package dev.sallyport.hal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TestDatabaseTest {
    private static final String TABLES = "select count(*) from pg_tables where schemaname = 'public'";

    @Test
    void everyOneIsEmpty() {
        var first = TestDatabase.fresh();
        first.run("create table here (id int)");

        assertThat(first.ask(TABLES)).isEqualTo("1");
        assertThat(TestDatabase.fresh().ask(TABLES)).isEqualTo("0");
    }
}
