package shop.jangteo.support.domain.audit;

/** The audit log: entries are added at its end, one after the other, and never changed. */
public interface AuditLog {

    /** Where the chain ends; whoever else wants to append waits until this transaction is over. */
    ChainHead lockHead();

    void append(ChainedEntry entry);
}
