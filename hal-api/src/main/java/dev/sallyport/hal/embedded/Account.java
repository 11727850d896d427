package dev.sallyport.hal.embedded;

import dev.sallyport.hal.embedded.EmbeddedPostgres.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs. It refuses root, so root runs it as a nobody: in a user namespace where the system allows
 * one (the files stay root's), else under the account of nobody.
 *
 * @param prefix what stands before each command
 * @param owner the user id to whom PostgreSQL's files must belong
 */
record Account(List<String> prefix, int owner) {
    /** Whoever the server is; its owner is not looked at. */
    static final Account SELF = new Account(List.of(), -1);

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    static Account current() throws IOException, Unavailable {
        int self = owner(Path.of("/proc/self"));
        if (self != ROOT) {
            return new Account(List.of(), self);
        }
        return Stream.of(
                        new Account(List.of("unshare", "-U"), ROOT),
                        new Account(
                                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY))
                .filter(Account::works)
                .findFirst()
                .orElseThrow(() -> new Unavailable(
                        "does not run as root, and neither unshare nor setpriv (of util-linux) can leave root here."
                                + " Start the server as another user."));
    }

    private boolean works() {
        try {
            return Command.run(Path.of("/"), this, List.of("true"), "").succeeded();
        } catch (IOException e) {
            return false; // no such program
        }
    }

    /** Hands a tree over. Does nothing unless the server is root and the tree is somebody else's. */
    void own(Path tree) throws IOException {
        if (prefix.isEmpty() || owner(tree) == owner) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            // The top comes last: were this interrupted, the next start would do it again.
            for (var path : paths.toList().reversed()) {
                Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }
}
