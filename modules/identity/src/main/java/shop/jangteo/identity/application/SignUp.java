package shop.jangteo.identity.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.jangteo.identity.application.port.Passwords;
import shop.jangteo.identity.domain.Fields;
import shop.jangteo.identity.domain.IdentityRuleBroken.EmailTaken;
import shop.jangteo.identity.domain.member.Email;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.PasswordRule;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;
import shop.jangteo.identity.domain.member.RawPassword;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.application.UseCase;

/** A guest becomes a member. The password is hashed before the transaction that stores it. */
@UseCase
public class SignUp {

    /** The form as it was filled in. */
    public record Command(
            @Nullable String email,
            @Nullable RawPassword password,
            @Nullable String name,
            @Nullable String phone,
            @Nullable Boolean terms,
            @Nullable Boolean privacy,
            boolean marketingEmail,
            boolean marketingSms) {}

    private final RegisterMember register;
    private final Passwords passwords;
    private final PasswordRule passwordRule;
    private final Ids ids;

    SignUp(RegisterMember register, Passwords passwords, PasswordRule passwordRule, Ids ids) {
        this.register = register;
        this.passwords = passwords;
        this.passwordRule = passwordRule;
        this.ids = ids;
    }

    /**
     * @throws InvalidField naming everything that is wrong with the form
     * @throws EmailTaken when another member logs in by that email
     */
    public Member.Snapshot handle(Command command) {
        var fields = new Fields();
        Optional<Email> email = fields.required("email", command.email, Email::of);
        Optional<RawPassword> password = goodPassword(command.password, email, fields);
        Optional<PersonName> name = fields.required("name", command.name, PersonName::of);
        Optional<Phone> phone = fields.required("phone", command.phone, Phone::of);
        obligatory("consents.terms", command.terms, fields);
        obligatory("consents.privacy", command.privacy, fields);
        fields.check();
        return register.handle(new RegisterMember.Command(
                new MemberId(ids.next()),
                email.orElseThrow(),
                passwords.hash(password.orElseThrow()),
                name.orElseThrow(),
                phone.orElseThrow(),
                command.marketingEmail,
                command.marketingSms,
                Role.BUYER,
                Optional.empty()));
    }

    private Optional<RawPassword> goodPassword(@Nullable RawPassword password, Optional<Email> email, Fields fields) {
        if (password == null || password.value().isEmpty()) {
            fields.violate("password", "NOT_BLANK");
            return Optional.empty();
        }
        passwordRule.objection(password, email).ifPresent(code -> fields.violate("password", code));
        return Optional.of(password);
    }

    private static void obligatory(String field, @Nullable Boolean consent, Fields fields) {
        if (consent == null || !consent) {
            fields.violate(field, "ASSERT_TRUE");
        }
    }
}
