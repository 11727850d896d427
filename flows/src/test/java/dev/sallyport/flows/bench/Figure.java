package dev.sallyport.flows.bench;

import java.util.List;
import java.util.Locale;

/** Something that is measured. */
interface Figure {

    List<Row> measure(Ground ground) throws Exception;

    /** A line of the table. */
    record Row(String figure, String value) {

        String line() {
            return String.format(Locale.ROOT, "%-72s %s", figure, value);
        }
    }
}
