package shop.jangteo.platform.web;

import shop.jangteo.kernel.BrokenRule;

/** Without a key nobody could tell a repetition of this command from a second one. */
public final class IdempotencyKeyRequired extends BrokenRule {

    IdempotencyKeyRequired() {
        super(Kind.INVALID, "IDEMPOTENCY_KEY_REQUIRED");
    }
}
