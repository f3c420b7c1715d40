package shop.jangteo.support.domain.audit;

/**
 * The end of the chain: the number and the hash of its last entry.
 *
 * @param number 0 while there is no entry
 */
public record ChainHead(long number, String hash) {

    public static final ChainHead START = new ChainHead(0, "0".repeat(64));
}
