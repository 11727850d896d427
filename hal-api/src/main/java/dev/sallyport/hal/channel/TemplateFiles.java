package dev.sallyport.hal.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Finds the texts: those that come with the house, and an operator's folder. */
final class TemplateFiles {
    private static final long LARGEST = 64 * 1024; // bytes
    private static final int MOST = 10_000;
    private static final int DEEPEST = 8; // deeper than any name, so that a file that lies wrong is told

    private TemplateFiles() {}

    /** The texts that come with the house; a jar cannot be listed, hence the index. */
    static Map<TemplateName, String> builtIn() {
        var texts = new HashMap<TemplateName, String>();
        for (var file : Resource.text("templates/index.txt").lines().toList()) {
            var name = TemplateName.ofFile(file).orElseThrow(() -> new IllegalStateException(file));
            texts.put(name, Resource.text("templates/" + file));
        }
        return texts;
    }

    /**
     * The texts of an operator's folder.
     *
     * @throws IllegalArgumentException where the folder or a file cannot be used, with the file's name and why
     */
    static Map<TemplateName, String> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("TEMPLATES_DIR: " + folder + " is no folder");
        }
        var texts = new HashMap<TemplateName, String>();
        for (var file : list(folder)) {
            var path = folder.relativize(file).toString().replace('\\', '/');
            var name = TemplateName.ofFile(path)
                    .orElseThrow(() -> Templates.wrong(
                            path,
                            "the name is not <template>/<channel>.<locale>.txt, or .html beside an e-mail's text, with or"
                                    + " without a variant's folder"));
            if (texts.put(name, read(file, path)) != null) {
                throw Templates.wrong(path, "another file has this name in other letters");
            }
        }
        for (var name : texts.keySet()) {
            if (!name.isText() && !texts.containsKey(name.as(TemplateName.TEXT))) {
                throw Templates.wrong(name.file(), "the text and the subject are missing: there is no .txt beside it");
            }
        }
        return texts;
    }

    private static List<Path> list(Path folder) {
        // Links are followed and names with a leading dot left out: so a Kubernetes volume shows each file once.
        try (var files = Files.find(folder, DEEPEST, (path, is) -> is.isRegularFile(), FileVisitOption.FOLLOW_LINKS)) {
            var found = files.filter(file -> isText(folder.relativize(file)))
                    .limit(MOST + 1)
                    .sorted()
                    .toList();
            if (found.size() > MOST) {
                throw new IllegalArgumentException("TEMPLATES_DIR: " + folder + " has more than " + MOST + " texts");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("TEMPLATES_DIR: " + folder + " cannot be read", e);
        }
    }

    private static boolean isText(Path path) {
        return (path.toString().endsWith(".txt") || path.toString().endsWith(".html"))
                && StreamSupport.stream(path.spliterator(), false)
                        .noneMatch(part -> part.toString().startsWith("."));
    }

    private static String read(Path file, String path) {
        try {
            if (Files.size(file) > LARGEST) {
                throw Templates.wrong(path, "larger than " + LARGEST + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw Templates.wrong(path, "not UTF-8");
        } catch (IOException e) {
            throw Templates.wrong(path, "cannot be read");
        }
    }
}
