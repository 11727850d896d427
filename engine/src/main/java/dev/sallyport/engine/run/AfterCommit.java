package dev.sallyport.engine.run;

/** What is done once a move is stored. Called by whoever learned of the commit, so it neither blocks nor throws. */
public interface AfterCommit {

    /** Messages or wakes were stored. */
    void posted();

    /** An execution that was there before has a new version. */
    void moved(String environment, String execution, long version);
}
