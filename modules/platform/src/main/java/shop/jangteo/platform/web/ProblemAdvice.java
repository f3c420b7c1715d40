package shop.jangteo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import shop.jangteo.kernel.BrokenRule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Turns everything that goes wrong in a request into a problem document. It must know every exception, a lost database
 * above all: what it leaves to the framework may be taken for a lost client and answered 200 with nothing in it.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(BrokenRule rule, HttpServletRequest request) {
        ProblemDetail problem = problems.of(request, rule);
        var headers = new HttpHeaders();
        if (rule.details().get("retryAfter") instanceof Number seconds) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        } else if (rule.kind() == BrokenRule.Kind.UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer(problem, headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidBody(MethodArgumentNotValidException invalid, HttpServletRequest request) {
        Locale locale = problems.locale(request);
        List<Problems.FieldError> errors = invalid.getBindingResult().getAllErrors().stream()
                .map(error -> {
                    String field = error instanceof org.springframework.validation.FieldError one ? one.getField() : "";
                    return fieldError(field, error.getCode(), error.getDefaultMessage(), locale);
                })
                .toList();
        return answer(problems.invalid(request, errors));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidArguments(
            HandlerMethodValidationException invalid, HttpServletRequest request) {
        Locale locale = problems.locale(request);
        List<Problems.FieldError> errors = new ArrayList<>();
        invalid.getParameterValidationResults().forEach(result -> {
            String name = String.valueOf(result.getMethodParameter().getParameterName());
            for (MessageSourceResolvable error : result.getResolvableErrors()) {
                String field = error instanceof org.springframework.validation.FieldError one ? one.getField() : name;
                String[] codes = error.getCodes();
                String code = codes == null || codes.length == 0 ? "INVALID" : codes[codes.length - 1];
                errors.add(fieldError(field, code, error.getDefaultMessage(), locale));
            }
        });
        return answer(problems.invalid(request, errors));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidValue(ConstraintViolationException invalid, HttpServletRequest request) {
        Locale locale = problems.locale(request);
        List<Problems.FieldError> errors = new ArrayList<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            String annotation = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            errors.add(fieldError(violation.getPropertyPath().toString(), annotation, violation.getMessage(), locale));
        }
        return answer(problems.invalid(request, errors));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
        if (wrong.getCause() instanceof BrokenRule rule) {
            return broken(rule, request);
        }
        boolean inPath =
                wrong.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
        if (inPath) {
            // An id that can't be one is the id of nothing.
            return answer(problems.of(request, 404, "NOT_FOUND", Map.of("what", wrong.getName())));
        }
        return answer(problems.invalid(
                request, List.of(fieldError(wrong.getName(), "TYPE_MISMATCH", null, problems.locale(request)))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException missing, HttpServletRequest request) {
        return answer(problems.invalid(
                request, List.of(fieldError(missing.getParameterName(), "NotNull", null, problems.locale(request)))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        Throwable cause = unreadable.getCause();
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof BrokenRule rule) {
                return broken(rule, request);
            }
        }
        if (cause instanceof DatabindException databind && !databind.getPath().isEmpty()) {
            String code = cause instanceof UnrecognizedPropertyException ? "UNKNOWN_FIELD" : "TYPE_MISMATCH";
            return answer(problems.invalid(
                    request, List.of(fieldError(path(databind.getPath()), code, null, problems.locale(request)))));
        }
        return answer(problems.of(request, 400, "MALFORMED_REQUEST", Map.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> lostRace(ConcurrencyFailureException lost, HttpServletRequest request) {
        LOG.warn("a request lost every race it ran: {}", lost.getClass().getSimpleName());
        return answer(problems.of(request, 409, "CONCURRENT_CHANGE", Map.of()));
    }

    /** A date or a sum that nothing here can hold. */
    @ExceptionHandler({DateTimeException.class, ArithmeticException.class})
    ResponseEntity<ProblemDetail> outOfRange(RuntimeException beyond, HttpServletRequest request) {
        LOG.info("a value out of range: {}", beyond.getClass().getSimpleName());
        return answer(problems.of(request, 400, "VALUE_OUT_OF_RANGE", Map.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> contradiction(DataIntegrityViolationException broken, HttpServletRequest request) {
        // SQLSTATE class 22: too long, out of range, no such date.
        if (NestedExceptionUtils.getMostSpecificCause(broken) instanceof SQLException sql
                && String.valueOf(sql.getSQLState()).startsWith("22")) {
            return outOfRange(broken, request);
        }
        // Not the message: it quotes the values, which may be personal data.
        LOG.error("a constraint of the database stopped what a rule should have: {}", rootOf(broken));
        return answer(problems.of(request, 409, "CONCURRENT_CHANGE", Map.of()));
    }

    @ExceptionHandler({
        DataAccessException.class,
        TransactionException.class,
        org.jooq.exception.DataAccessException.class,
        org.redisson.client.RedisException.class
    })
    ResponseEntity<ProblemDetail> storeAway(RuntimeException away, HttpServletRequest request) {
        LOG.error("a store didn't answer: {}", rootOf(away));
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer(problems.of(request, 503, "TEMPORARILY_UNAVAILABLE", Map.of()), headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> anything(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse framework) {
            HttpStatusCode status = framework.getStatusCode();
            String code = switch (status.value()) {
                case 404 -> "NOT_FOUND";
                case 405 -> "METHOD_NOT_ALLOWED";
                case 406 -> "NOT_ACCEPTABLE";
                case 413 -> "REQUEST_TOO_LARGE";
                case 415 -> "UNSUPPORTED_MEDIA_TYPE";
                default -> status.is4xxClientError() ? "MALFORMED_REQUEST" : "INTERNAL_ERROR";
            };
            Map<String, Object> details = status.value() == 404 ? Map.of("what", "resource") : Map.of();
            return answer(problems.of(request, status.value(), code, details), framework.getHeaders());
        }
        LOG.error("a request failed", failure);
        return answer(problems.of(request, 500, "INTERNAL_ERROR", Map.of()));
    }

    private Problems.FieldError fieldError(
            String field, @Nullable String annotation, @Nullable String otherwise, Locale locale) {
        String code = annotation == null
                ? "INVALID"
                : annotation.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        String message = problems.fieldText(code, locale, otherwise == null ? code : otherwise);
        return new Problems.FieldError(field, code, message);
    }

    /** What may be logged of it: the message may quote personal data. */
    static String rootOf(Throwable failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        return root instanceof SQLException sql
                ? sql.getClass().getSimpleName() + " " + sql.getErrorCode() + "/" + sql.getSQLState()
                : root.getClass().getSimpleName();
    }

    private static String path(List<JacksonException.Reference> references) {
        var path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return answer(problem, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
