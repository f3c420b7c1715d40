package shop.jangteo.identity.domain.member;

/** What is kept of a password: the slow hash with its parameters and salt. */
public record PasswordHash(String value) {

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
