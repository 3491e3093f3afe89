package org.policyrelay.support;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** Makes a client of somebody else's generator from an OpenAPI document, and compiles it. */
public final class GeneratedClient {

  private static final Path GENERATOR = Path.of("target/tools/openapi-generator-cli.jar");
  private static final int PATIENCE_SECONDS = 300;

  private GeneratedClient() {}

  /**
   * The client and a class that uses it.
   *
   * @param user the file of a class without a package
   * @throws AssertionError with what generator or compiler said
   */
  public static Class<?> of(Path description, Path user, Path folder)
      throws IOException, InterruptedException, ClassNotFoundException {
    generate(description, folder.resolve("source"));
    var sources = new ArrayList<Path>();
    try (var files = Files.walk(folder.resolve("source/src/main/java"))) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
    }
    sources.add(user);
    var classes = Files.createDirectories(folder.resolve("classes"));
    compile(sources, classes);
    var name = user.getFileName().toString().replace(".java", "");
    return new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, GeneratedClient.class.getClassLoader())
        .loadClass(name);
  }

  private static void generate(Path description, Path to) throws IOException, InterruptedException {
    var log = to.resolveSibling("generator.log");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                GENERATOR.toAbsolutePath().toString(),
                "generate",
                "-i",
                description.toString(),
                "-g",
                "java",
                "--library",
                "native",
                "-o",
                to.toString(),
                "--global-property",
                "models,apis,supportingFiles,"
                    + "modelDocs=false,apiDocs=false,modelTests=false,apiTests=false",
                "--additional-properties",
                "openApiNullable=false,useJakartaEe=true")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(Files.readString(log, StandardCharsets.UTF_8));
    }
  }

  private static void compile(List<Path> sources, Path to) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      var options = List.of("-nowarn", "-proc:none", "-d", to.toString());
      var task =
          compiler.getTask(
              said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      if (!task.call()) {
        throw new AssertionError("the generated client does not compile:\n" + said);
      }
    }
  }
}
