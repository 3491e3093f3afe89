package org.policyrelay.publishing;

/** The public site could not be asked what it shows; it is asked again. */
class SiteUnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SiteUnreachableException(String address, Exception cause) {
    super(address + " cannot be read back", cause);
  }
}
