package shop.jangteo.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UriUtils;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.platform.security.CurrentActor;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.Problems;

/**
 * Gives a member's or a guest's POST that carries an {@code Idempotency-Key} its first answer again instead of doing it again: every
 * answer but those that say "not now" (401, 409, 429, 5xx), after which the same key may try again. The row that claims the
 * key is written before the work; what stands behind it when a process dies in between is the command's own unique request
 * key (ADR-0009). Who is nobody yet has no keys, and tokens are never kept.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final int LARGEST_BODY = 1 << 20;
    private static final List<String> GIVES_TOKENS = List.of("/api/auth/", "/api/guest-orders/");

    private final IdempotentRequests requests;
    private final Problems problems;

    IdempotencyFilter(IdempotentRequests requests, Problems problems) {
        this.requests = requests;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !"POST".equals(request.getMethod())
                || request.getHeader(IdempotencyKey.HEADER) == null
                || CurrentActor.find() == null
                || GIVES_TOKENS.stream().anyMatch(UriUtils.decode(request.getRequestURI(), UTF_8)::startsWith)
                || (type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            problems.write(request, response, 413, "REQUEST_TOO_LARGE");
            return;
        }
        try {
            var key = new IdempotencyKey(request.getHeader(IdempotencyKey.HEADER));
            Actor actor = java.util.Objects.requireNonNull(CurrentActor.find());
            switch (requests.claim(actor.memberId().toString(), key, fingerprint(request, body))) {
                case IdempotentRequests.Claim.Answered first -> replay(first, response);
                case IdempotentRequests.Claim.First claim ->
                    answerAndRemember(claim, new Replayable(request, body), response, chain);
            }
        } catch (BrokenRule refused) {
            problems.write(request, response, refused);
        } catch (DataAccessException | TransactionException away) {
            LOG.error("idempotency keys can't be kept", away);
            response.setHeader("Retry-After", "2");
            problems.write(request, response, 503, "TEMPORARILY_UNAVAILABLE");
        }
    }

    private void answerAndRemember(
            IdempotentRequests.Claim.First claim,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, answer);
            answered = true;
        } finally {
            if (answered && isFinal(answer.getStatus())) {
                requests.remember(
                        claim,
                        answer.getStatus(),
                        answer.getContentType(),
                        answer.getHeader("Location"),
                        answer.getContentAsByteArray());
            } else {
                requests.release(claim);
            }
        }
        answer.copyBodyToResponse();
    }

    private static boolean isFinal(int status) {
        return status < 500 && status != 401 && status != 409 && status != 429;
    }

    private static void replay(IdempotentRequests.Claim.Answered first, HttpServletResponse response)
            throws IOException {
        response.setStatus(first.status());
        response.setHeader(IdempotencyKey.REPLAYED, "true");
        if (first.location() != null) {
            response.setHeader("Location", first.location());
        }
        if (first.contentType() != null) {
            response.setContentType(first.contentType());
        }
        response.getOutputStream().write(first.body());
    }

    private static byte[] fingerprint(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            return digest.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The request with the body that was read from it. */
    private static final class Replayable extends HttpServletRequestWrapper {

        private final byte[] body;

        Replayable(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("bodies are read by waiting");
                }
            };
        }

        @Override
        public java.io.BufferedReader getReader() {
            return new java.io.BufferedReader(
                    new java.io.InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        }
    }
}
