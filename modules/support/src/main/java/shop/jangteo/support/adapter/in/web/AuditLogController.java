package shop.jangteo.support.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.support.adapter.query.AuditEntryView;
import shop.jangteo.support.adapter.query.AuditLogQueries;
import shop.jangteo.support.adapter.query.AuditVerificationView;

@RestController
@RequestMapping("/api/admin/audit-log")
@Allowed(Role.MASTER_ADMIN)
@Tag(name = "audit log", description = "What operators and sellers did")
class AuditLogController {

    private final AuditLogQueries log;

    AuditLogController(AuditLogQueries log) {
        this.log = log;
    }

    @GetMapping
    @Operation(summary = "Search the audit log; days are business days in Asia/Seoul, the last one included")
    Page<AuditEntryView> search(
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String targetType,
            @RequestParam(required = false) @Nullable String targetId,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            Paging paging) {
        return log.search(new AuditLogQueries.Filter(actor, action, targetType, targetId, from, to), paging);
    }

    @GetMapping("/verification")
    @Operation(summary = "Check that nothing in the audit log was changed")
    AuditVerificationView verify() {
        return log.verify();
    }
}
