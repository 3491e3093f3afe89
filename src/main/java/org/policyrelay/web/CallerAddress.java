package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a request comes from, as far as anybody is counted by it. Whoever has one address of IPv6
 * has its network of 64 bits, and many have one of 48. Headers of a proxy count only where {@code
 * server.tomcat.remoteip.internal-proxies} names it; what they say is a claim all the same.
 *
 * @param network the address, of IPv6 its network of 64 bits
 * @param around the address, of IPv6 the network of 48 bits
 */
public record CallerAddress(String network, String around) {

  /** Where there is no request: a command, or the relay itself. */
  public static final CallerAddress NONE = same("local");

  /** What is no address: everybody who claims such a thing is counted together. */
  private static final CallerAddress UNKNOWN = same("unknown");

  private static final Pattern VERSION_4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  /** Nothing that would be looked up as a name. */
  private static final Pattern VERSION_6 = Pattern.compile("(?=.*:)[0-9a-fA-F:][0-9a-fA-F:.]*");

  private static final int NETWORK_BYTES = 8;
  private static final int AROUND_BYTES = 6;

  /** Of the request that this thread serves. */
  public static CallerAddress current() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes served
        ? of(served.getRequest())
        : NONE;
  }

  public static CallerAddress of(HttpServletRequest request) {
    return of(request.getRemoteAddr());
  }

  /**
   * @param address as the server or a proxy gives it
   */
  public static CallerAddress of(String address) {
    if (VERSION_4.matcher(address).matches()) {
      return same(address);
    }
    var zone = address.indexOf('%');
    var plain = zone < 0 ? address : address.substring(0, zone);
    if (!VERSION_6.matcher(plain).matches()) {
      return UNKNOWN;
    }
    try {
      var parsed = InetAddress.getByName(plain);
      return parsed instanceof Inet6Address
          ? new CallerAddress(
              network(parsed.getAddress(), NETWORK_BYTES),
              network(parsed.getAddress(), AROUND_BYTES))
          : same(parsed.getHostAddress());
    } catch (UnknownHostException malformed) {
      return UNKNOWN;
    }
  }

  private static CallerAddress same(String address) {
    return new CallerAddress(address, address);
  }

  private static String network(byte[] address, int bytes) throws UnknownHostException {
    Arrays.fill(address, bytes, address.length, (byte) 0);
    return InetAddress.getByAddress(address).getHostAddress() + "/" + bytes * Byte.SIZE;
  }
}
