package shop.jangteo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.platform.security.CurrentActor;

/** Lets in whom an endpoint is for: nobody is let in by default. */
final class Door implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // By what is called and not by how the address is written: /%61pi/ leads to the same place as /api/.
        if (!(handler instanceof HandlerMethod method) || !isOurs(method)) {
            return true;
        }
        Allowed allowed = find(method, Allowed.class);
        if (allowed == null && find(method, Public.class) != null) {
            return true;
        }
        GuestsToo guests = find(method, GuestsToo.class);
        Actor actor = CurrentActor.find();
        if (actor == null && guests != null && guests.newcomers()) {
            actor = CurrentActor.becomeNewcomer(UUID.randomUUID());
        }
        if (actor == null || (actor.isGuest() && guests == null)) {
            throw new Unauthenticated();
        }
        // Who looked one order up begins nothing new with that: no cart, no other order.
        if (guests != null && guests.newcomers() && CurrentActor.knowsOneOrder()) {
            throw new Unauthenticated();
        }
        if (allowed != null && !Arrays.asList(allowed.value()).contains(actor.role())) {
            throw new Forbidden();
        }
        return true;
    }

    /** For whom a method with an {@link Actor} works: a guest is nobody where guests aren't meant. */
    static @Nullable Actor actorFor(MethodParameter parameter) {
        Actor actor = CurrentActor.find();
        boolean admitted = actor == null
                || !actor.isGuest()
                || parameter.hasMethodAnnotation(GuestsToo.class)
                || AnnotatedElementUtils.hasAnnotation(parameter.getContainingClass(), GuestsToo.class);
        return admitted ? actor : null;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("shop.jangteo");
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A find(HandlerMethod method, Class<A> type) {
        A onMethod = method.getMethodAnnotation(type);
        return onMethod != null ? onMethod : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
    }
}
