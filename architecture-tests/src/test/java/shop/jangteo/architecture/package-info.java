/** Holds the product to the house plan, and the rules to their purpose: each has a fixture that breaks it. */
package shop.jangteo.architecture;
