package shop.jangteo.platform.security;

import java.util.UUID;

/** Knows which log-in sessions have ended before their access tokens ran out; asked for every request. */
@FunctionalInterface
public interface SessionGate {

    boolean isLive(UUID sessionId);
}
