package shop.jangteo.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What goes wrong before a request reaches an endpoint, while its token is looked at above all, is a problem document too,
 * and a lost store is a 503 there as anywhere.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class LastResort extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final Problems problems;

    LastResort(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException
                | TransactionException
                | RedisException
                | org.jooq.exception.DataAccessException away) {
            if (response.isCommitted()) {
                throw away;
            }
            LOG.error("a store didn't answer: {}", away.getClass().getSimpleName());
            response.reset();
            response.setHeader(TraceIds.HEADER, TraceIds.of(request));
            response.setHeader("Retry-After", "2");
            problems.write(request, response, 503, "TEMPORARILY_UNAVAILABLE");
        }
    }
}

/** Refusals of the servlet container. */
@Controller
final class ContainerErrors implements ErrorController {

    private final Problems problems;

    ContainerErrors(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 500;
        String code = status == 404 ? "NOT_FOUND" : status < 500 ? "MALFORMED_REQUEST" : "INTERNAL_ERROR";
        problems.write(request, response, status, code);
    }
}
