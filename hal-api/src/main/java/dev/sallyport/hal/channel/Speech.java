package dev.sallyport.hal.channel;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.Channel.Message;
import dev.sallyport.engine.run.Channel.Refused;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message as a voice says it: the same template, with the code digit by digit.
 *
 * @param language a language tag with a country, as voices are named by
 */
record Speech(String language, String text) {
    private static final String CODE = "otp";

    /** Where a language has the voice that most expect, unless a template's locale names a country. */
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("cs", "CZ"),
            Map.entry("da", "DK"),
            Map.entry("de", "DE"),
            Map.entry("el", "GR"),
            Map.entry("en", "US"),
            Map.entry("es", "ES"),
            Map.entry("fi", "FI"),
            Map.entry("fr", "FR"),
            Map.entry("it", "IT"),
            Map.entry("ja", "JP"),
            Map.entry("ko", "KR"),
            Map.entry("nb", "NO"),
            Map.entry("nl", "NL"),
            Map.entry("pl", "PL"),
            Map.entry("pt", "PT"),
            Map.entry("sv", "SE"),
            Map.entry("tr", "TR"),
            Map.entry("uk", "UA"),
            Map.entry("zh", "CN"));

    static Speech of(Templates templates, Message message) throws Refused {
        var notice = message.notice();
        var variables = new HashMap<>(notice.variables());
        variables.computeIfPresent(CODE, (_, code) -> spelled(code));
        var said = templates.render(
                message.channel(),
                new Notice(notice.to(), notice.template(), notice.variant(), notice.locale(), variables));
        return new Speech(language(said.locale()), said.text());
    }

    private static String spelled(String code) {
        return code.codePoints().mapToObj(Character::toString).collect(Collectors.joining(", "));
    }

    private static String language(Locale locale) {
        var country = COUNTRIES.get(locale.getLanguage());
        return country == null || !locale.getCountry().isEmpty()
                ? locale.toLanguageTag()
                : locale.getLanguage() + "-" + country;
    }

    @Override
    public String toString() {
        return "Speech[hidden]"; // it may hold a code
    }
}
