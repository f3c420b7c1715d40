package shop.jangteo.promotion.application;

import java.time.Duration;

/**
 * @param atOnce how many of those who ask for coupons are let through to the database at a time, on each instance
 * @param patience how long the others wait for their turn
 * @param batch how many pieces are laid out at a time
 * @param campaignChunk how many members a campaign gives to at a time
 */
public record IssuePolicy(int atOnce, Duration patience, int batch, int campaignChunk) {}
