package dev.sallyport.engine.run;

import dev.sallyport.engine.Text;

/** What is said of a flow whatever its steps. */
public enum FlowText implements Text {
    COMPLETED,
    FAILED,
    FAILED_LEAD;

    @Override
    public String family() {
        return "flow";
    }
}
