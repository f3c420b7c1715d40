package shop.jangteo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * An answer that is on its way can't become a problem document: the connection is cut, so that nobody takes it for whole.
 * Only the container knows for sure that it was the client who hung up; other exceptions just read as if.
 */
final class BegunAnswers implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(BegunAnswers.class);

    /** Without a cause: the container logs it, and messages of a database quote values, which may be personal data. */
    private static final class BrokenOff extends RuntimeException {
        private BrokenOff() {
            super("an answer broke off", null, false, false);
        }
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!response.isCommitted()) {
            return null;
        }
        if (failure instanceof ClientAbortException) {
            LOG.debug("a client hung up");
            return new ModelAndView();
        }
        LOG.error("an answer broke off: {}", ProblemAdvice.rootOf(failure));
        throw new BrokenOff();
    }
}
