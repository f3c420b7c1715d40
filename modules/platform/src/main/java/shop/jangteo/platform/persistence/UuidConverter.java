package shop.jangteo.platform.persistence;

import java.util.UUID;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/** {@code BINARY(16)} columns as UUIDs; named by the generated tables. */
public final class UuidConverter extends AbstractConverter<byte[], UUID> {

    public UuidConverter() {
        super(byte[].class, UUID.class);
    }

    @Override
    public @Nullable UUID from(byte @Nullable [] bytes) {
        return bytes == null ? null : Uuids.fromBytes(bytes);
    }

    @Override
    public byte @Nullable [] to(@Nullable UUID id) {
        return id == null ? null : Uuids.toBytes(id);
    }
}
