package shop.jangteo.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.web.Problems;

/**
 * Reads the bearer token of a request, or a guest's cookie. What an endpoint demands is said at the endpoint itself ({@code @Public},
 * {@code @GuestsToo}, {@code @Allowed}) and enforced by the platform's door.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecurityProperties.class, GuestProperties.class})
class SecurityConfiguration {

    /** The request as a whole is observed; an observation of each filter costs more than the filters do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    PersonalData personalData(SecurityProperties properties) {
        return new PersonalData(properties.dataKeys(), properties.indexKey());
    }

    @Bean
    AccessTokens accessTokens(SecurityProperties properties, Clock clock) {
        return new AccessTokens(properties.tokenKeys(), properties.accessTokenLifetime(), clock);
    }

    @Bean
    GuestCookies guestCookies(SecurityProperties properties, GuestProperties guests, Clock clock) {
        return new GuestCookies(properties.tokenKeys(), guests, clock);
    }

    @Bean
    JwtDecoder jwtDecoder(AccessTokens tokens) {
        return tokens::read;
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, ObjectProvider<SessionGate> gate, GuestCookies guestCookies, Problems problems)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                // No other origin may call; asking the handlers for their rules would look each request's handler up
                // twice.
                .cors(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(token -> {
                            var bearer = AccessTokens.bearer(token);
                            SessionGate sessions = gate.getIfAvailable();
                            if (bearer instanceof MemberToken member
                                    && sessions != null
                                    && !sessions.isLive(member.sessionId())) {
                                throw new InvalidBearerTokenException("session has ended");
                            }
                            return bearer;
                        }))
                        .authenticationEntryPoint(
                                (request, response, error) -> refuse(request, response, error, problems)))
                .addFilterAfter(new GuestFilter(guestCookies, problems), BearerTokenAuthenticationFilter.class)
                .build();
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException error, Problems problems)
            throws IOException {
        boolean expired = error.getCause() instanceof JwtValidationException invalid
                && invalid.getErrors().stream()
                        .anyMatch(reason ->
                                String.valueOf(reason.getDescription()).contains("expired"));
        response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        problems.write(request, response, 401, expired ? "TOKEN_EXPIRED" : "UNAUTHENTICATED");
    }
}
