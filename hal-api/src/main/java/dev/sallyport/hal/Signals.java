package dev.sallyport.hal;

import java.lang.reflect.Proxy;

/**
 * The operating system's signals. Java has no other way to hear them than {@code sun.misc.Signal} of the module
 * jdk.unsupported, whose every mention in a source is a warning that cannot be switched off; so it is called by name.
 */
final class Signals {

    private Signals() {}

    /**
     * Does something on a thread of its own when a signal comes.
     *
     * @param name without {@code SIG}
     */
    static void on(String name, Runnable what) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var calling = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        what.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), calling);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java hears no signals", e);
        }
    }
}
