package dev.sallyport.hal.access;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reverse proxies whose X-Forwarded-For is believed. Anybody can send that header, so it is read from its right end, and
 * only as far as proxies of ours wrote it.
 */
public record TrustedProxies(List<Network> networks) {
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    /** Addresses that share their first bits. */
    public record Network(InetAddress address, int bits) {
        private boolean holds(InetAddress other) {
            var ours = address.getAddress();
            var others = other.getAddress();
            return ours.length == others.length && firstBits(ours).equals(firstBits(others));
        }

        private BigInteger firstBits(byte[] whole) {
            return new BigInteger(1, whole).shiftRight(8 * whole.length - bits);
        }
    }

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /**
     * Reads a setting.
     *
     * @param text addresses and CIDR blocks, separated by commas; empty: none
     * @throws IllegalArgumentException for anything else; the message says what is wrong
     */
    public static TrustedProxies parse(String text) {
        return new TrustedProxies(parts(text)
                .filter(it -> !it.isEmpty())
                .map(TrustedProxies::network)
                .toList());
    }

    private static Network network(String text) {
        var slash = text.indexOf('/');
        var address = literal(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> wrong(text));
        var most = 8 * address.getAddress().length;
        if (slash < 0) {
            return new Network(address, most);
        }
        var bits = text.substring(slash + 1);
        if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most) {
            throw wrong(text);
        }
        return new Network(address, Integer.parseInt(bits));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "TRUSTED_PROXIES must be addresses or blocks such as 10.0.0.0/8, separated by commas, not " + text);
    }

    /**
     * Where a request comes from.
     *
     * @param socket the address of the connection's other end
     * @param forwarded the values of X-Forwarded-For, in the order in which they came
     */
    public String source(String socket, List<String> forwarded) {
        var source = socket;
        var hops = forwarded.stream().flatMap(TrustedProxies::parts).toList();
        for (int i = hops.size() - 1; i >= 0 && isTrusted(source); i--) {
            var hop = literal(withoutPort(hops.get(i)));
            if (hop.isEmpty()) {
                return source; // whoever wrote this tells us nothing
            }
            source = hop.get().getHostAddress();
        }
        return source;
    }

    private boolean isTrusted(String address) {
        return !networks.isEmpty()
                && literal(address)
                        .filter(it -> networks.stream().anyMatch(network -> network.holds(it)))
                        .isPresent();
    }

    private static Stream<String> parts(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip);
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        var colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    /** Only what is written as an address; never a name that would be looked up. */
    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
