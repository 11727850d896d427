package dev.sallyport.steps.webauthn;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How JSON holds bytes. */
enum ByteForm {
    BASE64URL {
        @Override
        JsonNode of(String base64url) {
            return JsonNodeFactory.instance.stringNode(base64url);
        }
    },

    /** From -128 to 127. */
    SIGNED_NUMBERS {
        @Override
        JsonNode of(String base64url) {
            var numbers = JsonNodeFactory.instance.arrayNode();
            for (var one : Base64Text.bytes(base64url)) {
                numbers.add((int) one);
            }
            return numbers;
        }
    };

    abstract JsonNode of(String base64url);
}
