/**
 * Brings published editions to where people read them. An edition is published before, or not at
 * all.
 */
package dev.servicehealth.delivery;
