package shop.jangteo.identity.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.identity.adapter.query.MemberList;
import shop.jangteo.identity.adapter.query.MemberList.MemberView;
import shop.jangteo.identity.adapter.query.MemberProfiles;
import shop.jangteo.identity.adapter.query.MemberProfiles.MemberProfileView;
import shop.jangteo.identity.application.ChangeRole;
import shop.jangteo.identity.application.ReinstateMember;
import shop.jangteo.identity.application.SuspendMember;
import shop.jangteo.identity.application.UnlockMember;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.MemberStatus;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

@RestController
@RequestMapping("/api/admin/users")
@Allowed(Role.MASTER_ADMIN)
@Tag(name = "members", description = "What operators do with members")
class MembersAdminController {

    /** @param brandId of a seller, of nobody else */
    record RoleRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            Role role,

            @Nullable UUID brandId) {}

    /** @param until when it ends by itself; without it, only an operator ends it */
    record SuspensionRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String reason,

            @Nullable OffsetDateTime until) {}

    private final MemberList members;
    private final MemberProfiles profiles;
    private final ChangeRole changeRole;
    private final SuspendMember suspendMember;
    private final ReinstateMember reinstateMember;
    private final UnlockMember unlockMember;

    MembersAdminController(
            MemberList members,
            MemberProfiles profiles,
            ChangeRole changeRole,
            SuspendMember suspendMember,
            ReinstateMember reinstateMember,
            UnlockMember unlockMember) {
        this.members = members;
        this.profiles = profiles;
        this.changeRole = changeRole;
        this.suspendMember = suspendMember;
        this.reinstateMember = reinstateMember;
        this.unlockMember = unlockMember;
    }

    @GetMapping
    @Operation(summary = "All members, by email, name, phone, day they joined and status")
    Page<MemberView> list(
            @RequestParam(required = false) @Nullable String keyword,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate joinedFrom,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate joinedTo,
            @RequestParam(required = false) @Nullable MemberStatus status,
            Paging paging) {
        return members.find(new MemberList.Filter(keyword, joinedFrom, joinedTo, status), paging);
    }

    @PutMapping("/{userId}/role")
    @Operation(summary = "Give a member another role; it has to log in anew")
    MemberProfileView changeRole(@PathVariable("userId") UUID member, Actor actor, @RequestBody RoleRequest request) {
        Role role = request.role;
        if (role == null) {
            throw new InvalidField("role", "NOT_NULL");
        }
        changeRole.handle(
                new ChangeRole.Command(actor, new MemberId(member), role, Optional.ofNullable(request.brandId)));
        return profiles.find(member);
    }

    @PostMapping("/{userId}/suspend")
    @Operation(summary = "Put a member out of the shop")
    MemberProfileView suspend(
            @PathVariable("userId") UUID member, Actor actor, @RequestBody SuspensionRequest request) {
        OffsetDateTime until = request.until;
        suspendMember.handle(new SuspendMember.Command(
                actor, new MemberId(member), request.reason, until == null ? null : until.toInstant()));
        return profiles.find(member);
    }

    @PostMapping("/{userId}/reinstate")
    @Operation(summary = "Let a suspended member in again")
    MemberProfileView reinstate(@PathVariable("userId") UUID member, Actor actor) {
        reinstateMember.handle(new ReinstateMember.Command(actor, new MemberId(member)));
        return profiles.find(member);
    }

    @PostMapping("/{userId}/unlock")
    @Operation(summary = "Open an account that failed log-ins have locked")
    MemberProfileView unlock(@PathVariable("userId") UUID member, Actor actor) {
        unlockMember.handle(new UnlockMember.Command(actor, new MemberId(member)));
        return profiles.find(member);
    }
}
