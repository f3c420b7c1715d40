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
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.web.Problems;

/**
 * Reads the bearer token of a request. What an endpoint demands is said at the endpoint itself ({@code @Public},
 * {@code @Allowed}) and enforced by the platform's door.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

    @Bean
    PersonalData personalData(SecurityProperties properties) {
        return new PersonalData(properties.dataKeys(), properties.indexKey());
    }

    @Bean
    AccessTokens accessTokens(SecurityProperties properties, Clock clock) {
        return new AccessTokens(properties.tokenKeys(), properties.accessTokenLifetime(), clock);
    }

    @Bean
    JwtDecoder jwtDecoder(AccessTokens tokens) {
        return tokens::read;
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, ObjectProvider<SessionGate> gate, Problems problems)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .cors(cors -> {})
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(token -> {
                            MemberToken member = AccessTokens.member(token);
                            SessionGate sessions = gate.getIfAvailable();
                            if (sessions != null && !sessions.isLive(member.sessionId())) {
                                throw new InvalidBearerTokenException("session has ended");
                            }
                            return member;
                        }))
                        .authenticationEntryPoint(
                                (request, response, error) -> refuse(request, response, error, problems)))
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
