package shop.jangteo.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.event.JoinsTransaction;

/**
 * The house plan as rules over class files. Each constant is held against the product, and against the fixture in
 * {@code shop.jangteo.fixture.<its name in lower case without underscores>}, which must break it.
 */
final class Rules {

    // ---- hexagon ------------------------------------------------------------------------------------------------

    static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK = classes()
            .that(Place.inContexts("domain"))
            .should(know(
                    "java, the kernel and their own context's domain",
                    (from, to) -> isPlainJava(to) || areaOf(to).equals("kernel") || ownLayer(from, to, "domain")))
            .because("a domain that knows a framework can't be read, tested or kept without it");

    static final ArchRule APPLICATION_KNOWS_NO_TECHNOLOGY = classes()
            .that(Place.inContexts("application"))
            .should(know(
                    "their own domain and ports, the kernel, transactions and the platform's use cases",
                    (from, to) -> isPlainJava(to)
                            || areaOf(to).equals("kernel")
                            || ownLayer(from, to, "domain")
                            || ownLayer(from, to, "application")
                            || isIn(
                                    to,
                                    "shop.jangteo.platform.application",
                                    "shop.jangteo.platform.audit",
                                    "shop.jangteo.platform.alert")
                            || isIn(
                                    to,
                                    "org.springframework.transaction",
                                    "org.springframework.stereotype",
                                    "org.slf4j")))
            .because("what a use case needs from outside is a port, and the technology behind it can be exchanged");

    /** Queries and their views are public: controllers in another package of the same context show them. */
    static final ArchRule ADAPTERS_ARE_HIDDEN = classes()
            .that(Place.inContexts("adapter"))
            .and()
            .areTopLevelClasses()
            .and()
            .resideOutsideOfPackages("..adapter.jooq..", "..adapter.query..")
            .should()
            .bePackagePrivate()
            .because("nobody may come to depend on an adapter");

    static final ArchRule CONTEXTS_ARE_STRANGERS = classes()
            .that(Place.inContext())
            .should(know("of the product themselves, the kernel, the platform and contracts", (from, to) -> {
                String area = areaOf(to);
                return !isOurs(to)
                        || area.equals(areaOf(from))
                        || area.equals("kernel")
                        || area.equals("platform")
                        || area.equals("contract");
            }))
            .because("contexts talk through published events only");

    static final ArchRule SHARED_GROUND_KNOWS_NO_CONTEXT = noClasses()
            .that()
            .resideInAnyPackage("..kernel..", "..contract..", "..platform..")
            .should()
            .dependOnClassesThat(Place.inContext())
            .because("what every context stands on can't stand on one of them");

    static final ArchRule KERNEL_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("..kernel..")
            .should(know(
                    "java and the kernel",
                    (_, to) -> isPlainJava(to) || areaOf(to).equals("kernel")))
            .because("domains know it, and they know no framework");

    // ---- events -------------------------------------------------------------------------------------------------

    static final ArchRule EVENTS_ARE_MADE_BY_THEIR_PUBLISHER = classes()
            .that()
            .resideOutsideOfPackage("..contract..")
            .should(
                    new ArchCondition<>(
                            "make published events only in the publishing context's adapter.out.messaging") {
                        @Override
                        public void check(JavaClass type, ConditionEvents events) {
                            codeUnitsUsedBy(type)
                                    .filter(access ->
                                            access.getTarget().getName().equals("<init>"))
                                    .filter(access ->
                                            areaOf(access.getTargetOwner()).equals("contract"))
                                    .filter(access -> !mayPublish(type, access.getTargetOwner()))
                                    .forEach(access -> violated(events, access, access.getDescription()));
                        }
                    })
            .because("what a context says is said in one place, from what it has stored");

    static final ArchRule PUBLISHED_EVENTS_ARE_RECORDS_OF_PLAIN_VALUES = classes()
            .that()
            .resideInAPackage("..contract..")
            .and(DescribedPredicate.not(simpleNameEndingWith("package-info")))
            .should(
                    new ArchCondition<>(
                            "be records of JDK types, kernel values and records of their own package, or words for"
                                    + " them") {
                        @Override
                        public void check(JavaClass type, ConditionEvents events) {
                            if (!type.isRecord() && !holdsOnlyWords(type)) {
                                violated(events, type, type.getName() + " is not a record");
                            }
                            for (JavaField field : type.getFields()) {
                                field.getType().getAllInvolvedRawTypes().stream()
                                        .map(JavaClass::getBaseComponentType)
                                        .filter(value -> !value.isPrimitive()
                                                && !isIn(value, "java")
                                                && !areaOf(value).equals("kernel")
                                                && !value.getPackageName().equals(type.getPackageName()))
                                        .forEach(value -> violated(
                                                events,
                                                field,
                                                field.getFullName() + " is of the type " + value.getName()));
                            }
                        }
                    })
            .because("subscribers compile against them and stored publications are read back years later");

    /** The values that a field of several events may have. */
    private static boolean holdsOnlyWords(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL)
                && type.getConstructors().stream()
                        .allMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PRIVATE))
                && type.getFields().stream()
                        .allMatch(field ->
                                field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL))
                                        && field.getRawType().isEquivalentTo(String.class));
    }

    static final ArchRule PUBLISHED_EVENTS_ARE_CONTRACTS = classes()
            .that()
            .implement(PublishedEvent.class)
            .should()
            .resideInAPackage("..contract.*")
            .because("an event that others may hear belongs to the published language");

    static final ArchRule LISTENERS_ARE_OF_TWO_KINDS = methods()
            .that(new DescribedPredicate<>("listen to the product's events") {
                @Override
                public boolean test(JavaMethod method) {
                    return method.isMetaAnnotatedWith(EventListener.class)
                            && (Place.inContext().test(method.getOwner())
                                    || method.getRawParameterTypes().stream()
                                            .anyMatch(type -> type.isAssignableTo(PublishedEvent.class)));
                }
            })
            .should(new ArchCondition<>("be void, in adapter.in.messaging, and joined or after commit with an id") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!method.isAnnotatedWith(JoinsTransaction.class)
                            && !method.isAnnotatedWith(ApplicationModuleListener.class)) {
                        violated(events, method, method.getFullName() + " listens in a way of its own");
                    }
                    // The registry knows the listener by its id: a renamed method must still get what waits for it.
                    if (method.isAnnotatedWith(ApplicationModuleListener.class)
                            && method.getAnnotationOfType(ApplicationModuleListener.class)
                                    .id()
                                    .isEmpty()) {
                        violated(events, method, method.getFullName() + " has no id");
                    }
                    if (!Place.inContexts("adapter.in.messaging").test(method.getOwner())) {
                        violated(events, method, method.getFullName() + " listens outside of adapter.in.messaging");
                    }
                    if (!method.getRawReturnType().isEquivalentTo(void.class)) {
                        violated(events, method, method.getFullName() + " answers, and an answer would be an event");
                    }
                }
            })
            .because("a reader must know whether a listener may refuse or only follows");

    static final ArchRule NOBODY_LISTENS_TO_EVERYTHING = noClasses()
            .that(Place.inContext())
            .should()
            .implement(ApplicationListener.class)
            .because("listeners are methods that name the event they hear");

    static final ArchRule A_DEAD_JOBS_LOCK_IS_SOON_FREE = methods()
            .that()
            .areAnnotatedWith(SchedulerLock.class)
            .should(new ArchCondition<>("say how long their lock lives only when they keep it until the next run") {
                @Override
                public void check(JavaMethod job, ConditionEvents events) {
                    SchedulerLock lock = job.getAnnotationOfType(SchedulerLock.class);
                    boolean asAll = lock.lockAtMostFor().isEmpty()
                            || !lock.lockAtLeastFor().isEmpty();
                    events.add(
                            new SimpleConditionEvent(job, asAll, job.getFullName() + " has a lock of its own length"));
                }
            })
            .because("a running job's lock is prolonged, and what a dead one leaves undone may be money");

    static final ArchRule TRANSACTIONS_ARE_NOT_NESTED = classes()
            .that(Place.inContext())
            .should(new ArchCondition<>("call what @Writes from outside of transactions only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean listens = Place.inContexts("adapter.in.messaging").test(type);
                    codeUnitsUsedBy(type)
                            .filter(call -> call.getTarget().isAnnotatedWith(Writes.class))
                            .filter(call -> listens || isInTransaction(call))
                            .forEach(call -> violated(events, call, call.getDescription()));
                }
            })
            .because("a method that is run again after a lost race has to own the whole transaction");

    // ---- time and chance ----------------------------------------------------------------------------------------

    static final ArchRule ONE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("..platform.time..")
            .should(use("the machine's clock", Rules::readsTheMachinesClock))
            .because("SY-15: deadlines, jobs and tokens follow one clock that a test can move");

    static final ArchRule NO_CLOCK_IN_THE_DOMAIN = noClasses()
            .that(Place.inContexts("domain"))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("time comes in as a parameter");

    static final ArchRule NO_CHANCE_IN_DOMAIN_AND_APPLICATION = noClasses()
            .that(Place.inContexts("domain").or(Place.inContexts("application")))
            .should(use("chance", Rules::leavesItToChance))
            .because("ids and random values come in as parameters or through a port");

    // ---- web and query ------------------------------------------------------------------------------------------

    static final ArchRule HANDLERS_ANSWER_WITH_VIEWS = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should(new ArchCondition<>("return no type of a domain") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    method.getReturnType().getAllInvolvedRawTypes().stream()
                            .filter(Place.inContexts("domain"))
                            .forEach(type ->
                                    violated(events, method, method.getFullName() + " returns " + type.getName()));
                }
            })
            .because("a domain that is shown can't change without its clients");

    static final ArchRule REQUESTS_ARE_VALIDATED = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should(new ArchCondition<>("have a body validated that says what it must be like") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    method.getParameters().stream()
                            .filter(body -> body.isAnnotatedWith(RequestBody.class)
                                    && isConstrained(body.getRawType())
                                    && !body.isAnnotatedWith("jakarta.validation.Valid"))
                            .forEach(body -> violated(
                                    events,
                                    method,
                                    method.getFullName() + " takes " + body.getRawType() + " as it comes"));
                }
            })
            .because("constraints that nobody looks at keep nothing out");

    private static boolean isConstrained(JavaClass body) {
        return body.getFields().stream()
                .flatMap(field -> field.getAnnotations().stream())
                .anyMatch(annotation -> annotation.getRawType().getPackageName().startsWith("jakarta.validation"));
    }

    static final ArchRule QUERIES_ONLY_READ = noClasses()
            .that(Place.inContexts("adapter.query"))
            .should(use("statements that write or lock", Rules::writesOrLocks))
            .because("queries run on the replica");

    // ---- style --------------------------------------------------------------------------------------------------

    static final ArchRule NO_FIELD_IS_INJECTED = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .andShould()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .andShould()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("jakarta.annotation.Resource")
            .because("a constructor says what a class needs");

    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = classes()
            .should(notBeNamed("\\w*(Impl|Manager|Helpers?|Utils?|Dto|DTO)|Base[A-Z]\\w*"))
            .because("such a name tells nothing, and such a class gathers everything");

    static final ArchRule NO_SERVICE_IN_A_DOMAIN = classes()
            .that(Place.inContexts("domain"))
            .should(notBeNamed("\\w*Service"))
            .because("what the domain does has a verb or a noun of the trade");

    static final ArchRule AGGREGATES_ARE_FINAL = classes()
            .that(Place.inContexts("domain"))
            .and(new DescribedPredicate<>("are concrete and no exception") {
                @Override
                public boolean test(JavaClass type) {
                    return !type.isInterface()
                            && !type.isEnum()
                            && !type.isAnonymousClass()
                            && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                            && !type.isAssignableTo(Throwable.class);
                }
            })
            .should(haveModifier(JavaModifier.FINAL))
            .because("an aggregate has one set of rules");

    private Rules() {}

    /** Every rule above by its name. */
    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new TreeMap<>();
        Arrays.stream(Rules.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .forEach(field -> rules.put(field.getName(), valueOf(field).allowEmptyShould(false)));
        return rules;
    }

    private static ArchRule valueOf(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    // ---- words the rules are made of ----------------------------------------------------------------------------

    private static ArchCondition<JavaClass> know(String what, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>("know only " + what) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                    JavaClass to = dependency.getTargetClass().getBaseComponentType();
                    if (!to.isPrimitive() && !allowed.test(from, to)) {
                        violated(events, dependency, dependency.getDescription());
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> use(String what, Predicate<JavaCodeUnitAccess<?>> forbidden) {
        return new ArchCondition<>("use " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                codeUnitsUsedBy(type)
                        .filter(forbidden)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> notBeNamed(String simpleName) {
        Pattern pattern = Pattern.compile(simpleName);
        return new ArchCondition<>("not be named " + simpleName) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (pattern.matcher(type.getSimpleName()).matches()) {
                    violated(events, type, type.getName() + " is");
                }
            }
        };
    }

    private static Stream<JavaCodeUnitAccess<?>> codeUnitsUsedBy(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(JavaCodeUnitAccess.class::isInstance)
                .map(access -> (JavaCodeUnitAccess<?>) access);
    }

    private static void violated(ConditionEvents events, Object where, String what) {
        events.add(SimpleConditionEvent.violated(where, what));
    }

    private static boolean isPlainJava(JavaClass type) {
        return isIn(type, "java", "org.jspecify.annotations");
    }

    private static boolean isOurs(JavaClass type) {
        return Place.of(type).isPresent();
    }

    private static String areaOf(JavaClass type) {
        return Place.of(type).map(Place::area).orElse("");
    }

    private static boolean ownLayer(JavaClass from, JavaClass to, String layer) {
        Place home = Place.of(from).orElseThrow();
        return Place.of(to).filter(place -> home.hasInItsOwn(layer, place)).isPresent();
    }

    private static boolean isIn(JavaClass type, String... packages) {
        return Arrays.stream(packages)
                .anyMatch(name -> type.getPackageName().equals(name)
                        || type.getPackageName().startsWith(name + "."));
    }

    /** The audit trail is the platform's: every context's commands leave their trace in the same way. */
    private static boolean mayPublish(JavaClass maker, JavaClass event) {
        Place publisher = Place.of(maker).orElseThrow();
        String language = Place.of(event).orElseThrow().rest();
        return language.equals(publisher.area()) && publisher.isIn("adapter.out.messaging")
                || language.equals("audit") && publisher.area().equals("platform") && publisher.isIn("audit");
    }

    private static boolean isInTransaction(JavaAccess<?> call) {
        CanBeAnnotated caller = call.getOrigin();
        return caller.isAnnotatedWith(Writes.class)
                || caller.isAnnotatedWith(InTransaction.class)
                || caller.isAnnotatedWith(Transactional.class);
    }

    private static boolean readsTheMachinesClock(JavaCodeUnitAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        var parameters = access.getTarget().getRawParameterTypes();
        return owner.getPackageName().startsWith("java.time")
                        && name.equals("now")
                        && parameters.stream().noneMatch(type -> type.isAssignableTo(Clock.class))
                || owner.isEquivalentTo(Clock.class) && Pattern.matches("system.*|tick(Millis|Seconds|Minutes)", name)
                || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(Date.class) && name.equals("<init>") && parameters.isEmpty()
                || owner.getName().equals("java.util.Calendar") && name.equals("getInstance");
    }

    private static boolean leavesItToChance(JavaCodeUnitAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return owner.isEquivalentTo(UUID.class) && name.equals("randomUUID")
                || owner.isEquivalentTo(Math.class) && name.equals("random")
                || owner.isEquivalentTo(System.class) && name.equals("nanoTime")
                || owner.isEquivalentTo(ThreadLocalRandom.class) && name.equals("current")
                || owner.isAssignableTo(Random.class)
                        && Set.of("<init>", "getInstanceStrong").contains(name)
                || owner.getPackageName().equals(RandomGenerator.class.getPackageName())
                        && Set.of("of", "getDefault").contains(name)
                || owner.getName().equals("java.util.SplittableRandom") && name.equals("<init>");
    }

    private static boolean writesOrLocks(JavaCodeUnitAccess<?> access) {
        return isIn(access.getTargetOwner(), "org.jooq")
                && Pattern.matches(
                        "insert(Into|Query)|update(Query)?|delete(From|Query)?|mergeInto|truncate(Table)?|batch\\w*"
                                + "|execute(Insert|Update|Delete)?|newRecord|store|transaction\\w*|for(Update|Share)"
                                + "|forNoKeyUpdate|forKeyShare",
                        access.getTarget().getName());
    }
}
