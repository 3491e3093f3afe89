package org.policyrelay.engine.tuned.lists;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.builder.xml.XMLMapperEntityResolver;
import org.apache.ibatis.session.Configuration;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Makes our statements out of the engine's. Everything that a task query can ask for stays word for
 * word what the engine says; only the join with the authorizations and the one with the identity
 * links are replaced. An engine whose statements look different does not start.
 */
final class DerivedStatements {

  private static final String OURS = "engine/task-lists.xml";
  private static final String ENGINE = "org/camunda/bpm/engine/impl/mapping/entity/";
  private static final String CHECKED =
      "authCheck.shouldPerformAuthorizatioCheck && authCheck.authUserId != null";
  private static final String AUTHORIZATION =
      "org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity.";

  private final Document ours = read(OURS);

  /** Adds the statements to those of the engine. */
  static void addTo(Configuration engine) {
    var derived = new DerivedStatements();
    derived.deriveTasks();
    derived.deriveVariables();
    new XMLMapperBuilder(
            new ByteArrayInputStream(derived.text().getBytes(StandardCharsets.UTF_8)),
            engine,
            OURS,
            engine.getSqlFragments())
        .parse();
  }

  private void deriveTasks() {
    var tasks = take("Task.xml", "selectTaskByQueryCriteriaSql", "tasks");
    remove(only(tasks, "if", test -> test.getAttribute("test").equals("I_JOIN")));
    var definitions = parent(only(tasks, "bind", bind -> sets(bind, "D_JOIN", "true")));
    replaceInTest(definitions, CHECKED, "authCheck.byKey || queryForProcessTasksOnly");
    remove(parent(parent(only(tasks, "include", isRef("authCheckJoinWithoutOnClause")))));
    only(tasks, "include", isRef("contextualAuthorizationCheck"))
        .setAttribute("refid", "mayReadTask");
    var candidates =
        only(
            tasks,
            "if",
            test ->
                test.getAttribute("test")
                    .equals(
                        "query.candidateUser != null || query.candidateGroups != null ||"
                            + " query.candidateGroupLike != null || query.withCandidateGroups ||"
                            + " query.withCandidateUsers"));
    var block = only(candidates, "trim", trim -> trim.getAttribute("prefix").equals("("));
    block.setAttribute(
        "prefix",
        "exists (select 1 from ${prefix}ACT_RU_IDENTITYLINK I where I.TASK_ID_ = RES.ID_ and (");
    block.setAttribute("suffix", "))");
    var involved =
        only(tasks, "if", test -> test.getAttribute("test").equals("query.involvedUser != null"));
    replaceInText(
        involved,
        "I.USER_ID_ = #{query.involvedUser}",
        "exists (select 1 from ${prefix}ACT_RU_IDENTITYLINK I where I.TASK_ID_ = RES.ID_"
            + " and I.USER_ID_ = #{query.involvedUser})");
  }

  private void deriveVariables() {
    var variables =
        take("VariableInstance.xml", "selectVariableInstanceByQueryCriteriaSql", "variables");
    remove(parent(only(variables, "include", isRef("authCheckJoinWithoutOnClause"))));
    only(variables, "include", isRef("contextualAuthorizationCheck"))
        .setAttribute("refid", "mayReadVariable");
    for (var include : all(variables, "include")) {
      if (include.getAttribute("refid").equals("actInstIdColumn")) {
        include.setAttribute(
            "refid",
            "org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity"
                + ".actInstIdColumn");
      }
    }
  }

  /** Copies a fragment of the engine's into our statements. */
  private Element take(String file, String id, String name) {
    var fragment =
        only(
            read(ENGINE + file).getDocumentElement(),
            "sql",
            sql -> sql.getAttribute("id").equals(id));
    var copy = (Element) ours.importNode(fragment, true);
    copy.setAttribute("id", name);
    ours.getDocumentElement().appendChild(copy);
    return copy;
  }

  private static Predicate<Element> isRef(String fragment) {
    return include -> include.getAttribute("refid").equals(AUTHORIZATION + fragment);
  }

  private static boolean sets(Element bind, String name, String value) {
    return bind.getAttribute("name").equals(name) && bind.getAttribute("value").equals(value);
  }

  private static void replaceInTest(Element element, String old, String replacement) {
    var test = element.getAttribute("test").replaceAll("\\s+", " ");
    if (!test.contains(old)) {
      throw changed("no " + old + " in " + test);
    }
    element.setAttribute("test", test.replace(old, replacement));
  }

  private static void replaceInText(Element element, String old, String replacement) {
    var text = element.getTextContent();
    if (!text.contains(old)) {
      throw changed("no " + old + " in " + text.strip());
    }
    element.setTextContent(text.replace(old, replacement));
  }

  private static Element only(Element root, String tag, Predicate<Element> wanted) {
    var found = all(root, tag).stream().filter(wanted).toList();
    if (found.size() != 1) {
      throw changed("%d times the <%s> that is replaced".formatted(found.size(), tag));
    }
    return found.get(0);
  }

  private static List<Element> all(Element root, String tag) {
    var found = new ArrayList<Element>();
    var nodes = root.getElementsByTagName(tag);
    for (var index = 0; index < nodes.getLength(); index++) {
      found.add((Element) nodes.item(index));
    }
    return found;
  }

  private static Element parent(Element element) {
    return (Element) element.getParentNode();
  }

  private static void remove(Element element) {
    element.getParentNode().removeChild(element);
  }

  private static IllegalStateException changed(String how) {
    return new IllegalStateException("The engine's task query is not the one of 7.24: " + how);
  }

  private static Document read(String resource) {
    try (InputStream in = open(resource)) {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setEntityResolver(new XMLMapperEntityResolver());
      return builder.parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(resource + " is no mapper", e);
    }
  }

  private static InputStream open(String resource) throws IOException {
    var in = DerivedStatements.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IOException(resource + " is missing");
    }
    return in;
  }

  private String text() {
    try {
      var factory = TransformerFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var writer = factory.newTransformer();
      writer.setOutputProperty(OutputKeys.DOCTYPE_PUBLIC, "-//mybatis.org//DTD Mapper 3.0//EN");
      writer.setOutputProperty(
          OutputKeys.DOCTYPE_SYSTEM, "http://mybatis.org/dtd/mybatis-3-mapper.dtd");
      var text = new StringWriter();
      writer.transform(new DOMSource(ours), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("The derived statements cannot be written", e);
    }
  }
}
