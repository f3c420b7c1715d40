package shop.jangteo.platform.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/**
 * The texts that people read, from {@code i18n/<context>.properties} (Korean) and {@code …_en.properties} of every context.
 * A text names its arguments: {@code {available}}.
 */
@Component
public final class Texts {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    private static final Pattern PROBLEM_TITLE = Pattern.compile("problem\\.(\\w+)\\.title");

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    private final SortedSet<String> problemCodes = new TreeSet<>();

    Texts() throws java.io.IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties");
        source.setBasenames(Arrays.stream(files)
                .map(file ->
                        java.util.Objects.requireNonNull(file.getFilename()).replaceAll("(_en)?\\.properties$", ""))
                .distinct()
                .map(name -> "i18n/" + name)
                .toArray(String[]::new));
        for (Resource file : files) {
            PropertiesLoaderUtils.loadProperties(file).stringPropertyNames().stream()
                    .map(PROBLEM_TITLE::matcher)
                    .filter(Matcher::matches)
                    .forEach(title -> problemCodes.add(title.group(1)));
        }
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
    }

    /** The {@code code}s of all problems that have a title. */
    public SortedSet<String> problemCodes() {
        return Collections.unmodifiableSortedSet(problemCodes);
    }

    /** Null when there is no such text. */
    public @Nullable String find(String key, Locale locale, Map<String, ?> arguments) {
        String text = source.getMessage(key, null, null, locale);
        if (text == null || arguments.isEmpty()) {
            return text;
        }
        Matcher matcher = ARGUMENT.matcher(text);
        var filled = new StringBuilder();
        while (matcher.find()) {
            Object value = arguments.get(matcher.group(1));
            matcher.appendReplacement(
                    filled, Matcher.quoteReplacement(value == null ? matcher.group() : readable(value)));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String readable(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }
}
