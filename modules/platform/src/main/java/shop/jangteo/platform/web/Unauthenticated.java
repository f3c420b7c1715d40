package shop.jangteo.platform.web;

import shop.jangteo.kernel.BrokenRule;

/** Nobody is logged in where somebody must be. */
public final class Unauthenticated extends BrokenRule {

    public Unauthenticated() {
        super(Kind.UNAUTHENTICATED, "UNAUTHENTICATED");
    }
}
