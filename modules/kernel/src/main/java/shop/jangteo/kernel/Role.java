package shop.jangteo.kernel;

/** What somebody may do; the names are part of the API. */
public enum Role {
    /** Shops without an account; known by a cookie or by an order number and a phone. */
    GUEST,
    /** Shops. */
    BUYER,
    /** A seller: sees and edits only its own brand. */
    BRAND_ADMIN,
    /** The operator of the shop. */
    MASTER_ADMIN
}
