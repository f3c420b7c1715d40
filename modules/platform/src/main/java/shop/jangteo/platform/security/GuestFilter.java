package shop.jangteo.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.web.Problems;

/**
 * Knows a guest by the cookie where there is no bearer token. A browser sends a cookie by itself, other than a token, so
 * what changes something must come from the shop's own pages: beside {@code SameSite=Lax}, a foreign {@code Origin} is
 * refused, and so is all content that a form of another site could send.
 */
final class GuestFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final GuestCookies cookies;
    private final Problems problems;

    GuestFilter(GuestCookies cookies, Problems problems) {
        this.cookies = cookies;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        UUID guest = CurrentActor.find() == null ? cookies.read(request) : null;
        if (guest != null) {
            if (!READING.contains(request.getMethod())) {
                if (!isFromHere(request)) {
                    problems.write(request, response, 403, "FORBIDDEN");
                    return;
                }
                if (!isJsonOrNothing(request.getContentType())) {
                    problems.write(request, response, 415, "UNSUPPORTED_MEDIA_TYPE");
                    return;
                }
            }
            CurrentActor.enter(new GuestAccess(Actor.guest(guest), GuestAccess.Proof.COOKIE));
        }
        chain.doFilter(request, response);
    }

    private static boolean isFromHere(HttpServletRequest request) {
        try {
            return WebUtils.isSameOrigin(new ServletServerHttpRequest(request));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean isJsonOrNothing(@Nullable String contentType) {
        try {
            return contentType == null
                    || MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
