package shop.jangteo.platform.alert;

import static shop.jangteo.platform.persistence.Rows.instant;
import static shop.jangteo.platform.persistence.Rows.utc;
import static shop.jangteo.platform.persistence.Rows.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.audit.AuditTrail;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** The alerts as operators read and acknowledge them. */
@Component
class AlertBook {

    private static final String WANTED = " from platform.alerts where (:name is null or name = :name)"
            + " and (:from is null or raised_on >= :from) and (:open is null or (acknowledged_at is null) = :open)";

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Clock clock;

    AlertBook(JdbcClient jdbc, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The newest first, and in no other order.
     *
     * @param from first day, in Korea
     * @param open only what nobody has acknowledged, or only what somebody has
     */
    @Transactional(readOnly = true)
    public Page<AlertView> find(
            @Nullable String name, @Nullable LocalDate from, @Nullable Boolean open, Paging paging) {
        paging.orderBy(Map.of());
        List<AlertView> alerts = filtered(
                        "select *" + WANTED + " order by last_at desc, id desc limit :size offset :offset",
                        name,
                        from,
                        open)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(AlertBook::view)
                .list();
        return Page.of(
                alerts,
                paging,
                filtered("select count(*)" + WANTED, name, from, open)
                        .query(Long.class)
                        .single());
    }

    /** Done twice, the first one stands. */
    @Transactional
    public AlertView acknowledge(UUID id, Actor by) {
        int acknowledged = jdbc.sql("update platform.alerts set acknowledged_at = ?, acknowledged_by = ?"
                        + " where id = ? and acknowledged_at is null")
                .param(utc(clock.instant()))
                .param(Uuids.toBytes(by.memberId()))
                .param(Uuids.toBytes(id))
                .update();
        AlertView alert = jdbc.sql("select * from platform.alerts where id = ?")
                .param(Uuids.toBytes(id))
                .query(AlertBook::view)
                .optional()
                .orElseThrow(() -> new NotFound("alert"));
        if (acknowledged == 1) {
            trail.record(by, "platform.alert.acknowledge", "alert", id.toString(), null, null);
        }
        return alert;
    }

    private JdbcClient.StatementSpec filtered(
            String sql, @Nullable String name, @Nullable LocalDate from, @Nullable Boolean open) {
        return jdbc.sql(sql).param("name", name).param("from", from).param("open", open);
    }

    private static AlertView view(ResultSet row, int number) throws SQLException {
        return new AlertView(
                Objects.requireNonNull(uuid(row, "id")),
                row.getString("name"),
                row.getString("entity"),
                row.getString("detail"),
                Objects.requireNonNull(instant(row, "raised_at")),
                Objects.requireNonNull(instant(row, "last_at")),
                row.getInt("occurrences"),
                instant(row, "acknowledged_at"),
                uuid(row, "acknowledged_by"));
    }
}
