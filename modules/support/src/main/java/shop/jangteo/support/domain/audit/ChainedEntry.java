package shop.jangteo.support.domain.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An entry in its place. Its hash covers the number, the entry and the hash before it, so that nothing can be changed,
 * taken out or put between without every later hash being wrong.
 *
 * @param previousHash hexadecimal SHA-256 of the entry before
 * @param hash hexadecimal SHA-256
 */
public record ChainedEntry(long number, AuditEntry entry, String previousHash, String hash) {

    public static ChainedEntry after(ChainHead head, AuditEntry entry) {
        long number = head.number() + 1;
        return new ChainedEntry(number, entry, head.hash(), hash(number, entry, head.hash()));
    }

    public ChainHead head() {
        return new ChainHead(number, hash);
    }

    public boolean follows(ChainHead head) {
        return equals(after(head, entry));
    }

    private static String hash(long number, AuditEntry entry, String previousHash) {
        var content = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(content)) {
            out.writeLong(number);
            write(out, previousHash);
            write(out, entry.id().toString());
            write(out, entry.actorId().toString());
            write(out, entry.actorRole());
            write(out, entry.action());
            write(out, entry.targetType());
            write(out, entry.targetId());
            write(out, entry.before());
            write(out, entry.after());
            write(out, entry.remoteAddress());
            write(out, entry.traceId());
            out.writeLong(entry.at().getEpochSecond());
            out.writeInt(entry.at().getNano());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With its length in front, so that no two entries give the same bytes; an absent text isn't an empty one. */
    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
