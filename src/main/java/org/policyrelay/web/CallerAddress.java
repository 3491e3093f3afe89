package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a request comes from, as far as anybody is counted by it: the address of the other side, of
 * IPv6 the network of 64 bits, because whoever has one address of it has them all. Headers of a
 * proxy count only where {@code server.forward-headers-strategy} says so.
 */
public final class CallerAddress {

  /** Where there is no request: a command, or the relay itself. */
  public static final String NONE = "local";

  private static final int LONGEST = 64;
  private static final int NETWORK_BYTES = 8;

  private CallerAddress() {}

  /** Of the request that this thread serves. */
  public static String current() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes served
        ? of(served.getRequest())
        : NONE;
  }

  public static String of(HttpServletRequest request) {
    return network(request.getRemoteAddr());
  }

  static String network(String address) {
    if (!address.contains(":")) {
      return address.length() > LONGEST ? address.substring(0, LONGEST) : address;
    }
    try {
      // a text with a colon is never looked up as a name
      var parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
      if (parsed instanceof Inet6Address) {
        var bytes = parsed.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
      }
      return parsed.getHostAddress();
    } catch (UnknownHostException malformed) {
      return "unknown";
    }
  }
}
