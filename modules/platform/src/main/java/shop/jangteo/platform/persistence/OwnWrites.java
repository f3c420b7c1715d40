package shop.jangteo.platform.persistence;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Whether the request that is being answered has written: then it reads what it did where it did it, without waiting. */
final class OwnWrites {

    private static final String ATTRIBUTE = OwnWrites.class.getName();

    private OwnWrites() {}

    static void happened() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ATTRIBUTE, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    static boolean have() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) != null;
    }
}
