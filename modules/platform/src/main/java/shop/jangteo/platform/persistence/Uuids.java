package shop.jangteo.platform.persistence;

import java.nio.ByteBuffer;
import java.util.UUID;

/** UUIDs as the 16 bytes that are stored. */
public final class Uuids {

    private Uuids() {}

    public static byte[] toBytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    public static UUID fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
