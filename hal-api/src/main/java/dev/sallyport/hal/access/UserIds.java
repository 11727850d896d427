package dev.sallyport.hal.access;

import java.util.regex.Pattern;

/** What may be a user's id: 1-100 visible characters, no spaces among them (decisions.md section 3). */
public final class UserIds {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]{1,100}");

    private UserIds() {}

    public static boolean isUserId(String text) {
        return FORM.matcher(text).matches();
    }
}
