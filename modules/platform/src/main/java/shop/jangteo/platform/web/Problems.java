package shop.jangteo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.InvalidField;
import tools.jackson.databind.json.JsonMapper;

/** Makes the problem documents (RFC 9457) of all refusals and failures. */
@Component
public final class Problems {

    private static final Map<BrokenRule.Kind, HttpStatus> STATUS = Map.of(
            BrokenRule.Kind.INVALID, HttpStatus.BAD_REQUEST,
            BrokenRule.Kind.UNAUTHENTICATED, HttpStatus.UNAUTHORIZED,
            BrokenRule.Kind.DECLINED, HttpStatus.PAYMENT_REQUIRED,
            BrokenRule.Kind.FORBIDDEN, HttpStatus.FORBIDDEN,
            BrokenRule.Kind.NOT_FOUND, HttpStatus.NOT_FOUND,
            BrokenRule.Kind.CONFLICT, HttpStatus.CONFLICT,
            BrokenRule.Kind.UNPROCESSABLE, HttpStatus.UNPROCESSABLE_CONTENT,
            BrokenRule.Kind.LOCKED, HttpStatus.LOCKED,
            BrokenRule.Kind.TOO_MANY, HttpStatus.TOO_MANY_REQUESTS,
            BrokenRule.Kind.UNAVAILABLE, HttpStatus.SERVICE_UNAVAILABLE);

    /** One bad field, as clients see it. */
    public record FieldError(String field, String code, String message) {}

    private final Texts texts;
    private final LocaleResolver locales;
    private final JsonMapper json;

    Problems(Texts texts, LocaleResolver locales, JsonMapper json) {
        this.texts = texts;
        this.locales = locales;
        this.json = json;
    }

    ProblemDetail of(HttpServletRequest request, BrokenRule rule) {
        ProblemDetail problem = of(
                request,
                java.util.Objects.requireNonNull(STATUS.get(rule.kind())).value(),
                rule.code(),
                rule.details());
        if (rule instanceof InvalidField invalid) {
            Locale locale = locales.resolveLocale(request);
            problem.setProperty(
                    "errors",
                    invalid.violations().stream()
                            .map(violation -> new FieldError(
                                    violation.field(), violation.code(), fieldText(violation.code(), locale, "")))
                            .toList());
        }
        return problem;
    }

    ProblemDetail of(HttpServletRequest request, int status, String code, Map<String, Object> details) {
        Locale locale = locales.resolveLocale(request);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(
                "urn:jangteo:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        String title = texts.find("problem." + code + ".title", locale, details);
        problem.setTitle(title == null ? code : title);
        problem.setDetail(texts.find("problem." + code + ".detail", locale, details));
        problem.setInstance(instance(request));
        details.forEach(problem::setProperty);
        problem.setProperty("code", code);
        problem.setProperty("traceId", TraceIds.of(request));
        return problem;
    }

    ProblemDetail invalid(HttpServletRequest request, List<FieldError> errors) {
        ProblemDetail problem = of(request, 400, "VALIDATION_FAILED", Map.of());
        problem.setProperty("errors", errors);
        return problem;
    }

    String fieldText(String code, Locale locale, String otherwise) {
        String text = texts.find("field." + code, locale, Map.of());
        return text == null ? otherwise : text;
    }

    Locale locale(HttpServletRequest request) {
        return locales.resolveLocale(request);
    }

    /** Answers from outside the web framework: filters. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, String code)
            throws IOException {
        write(response, of(request, status, code, Map.of()));
    }

    public void write(HttpServletRequest request, HttpServletResponse response, BrokenRule rule) throws IOException {
        write(response, of(request, rule));
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }

    private static URI instance(HttpServletRequest request) {
        try {
            return URI.create(request.getRequestURI());
        } catch (IllegalArgumentException unusable) {
            return URI.create("about:blank");
        }
    }
}
