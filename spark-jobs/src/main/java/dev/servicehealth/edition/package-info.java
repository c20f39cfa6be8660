/** Turns the record's figures of a period into an edition, and publishes it where nothing was. */
package dev.servicehealth.edition;
