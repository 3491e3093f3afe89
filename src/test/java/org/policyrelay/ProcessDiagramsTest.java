package org.policyrelay;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.support.Model;

/** Every model can be looked at: nothing without a shape, nothing on top of another. */
class ProcessDiagramsTest {

  /** How far an arrow may stop from the border that it belongs to, in pixels. */
  private static final double SLACK = 2;

  static List<Model> models() {
    return Model.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void thePlaneShowsTheProcess(Model model) {
    assertThat(model.each(BpmnPlane.class))
        .singleElement()
        .satisfies(plane -> assertThat(plane.getBpmnElement()).isEqualTo(model.process()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyNodeHasOneShape(Model model) {
    assertThat(model.each(BpmnShape.class))
        .extracting(shape -> shape.getBpmnElement().getId())
        .containsExactlyInAnyOrderElementsOf(
            ids(model.each(FlowNode.class), model.each(TextAnnotation.class)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyFlowHasOneEdge(Model model) {
    assertThat(model.each(BpmnEdge.class))
        .extracting(edge -> edge.getBpmnElement().getId())
        .containsExactlyInAnyOrderElementsOf(
            ids(model.each(SequenceFlow.class), model.each(Association.class)));
  }

  private static List<String> ids(
      Collection<? extends BaseElement> some, Collection<? extends BaseElement> others) {
    return Stream.concat(some.stream(), others.stream()).map(BaseElement::getId).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyFlowIsDrawnFromItsSourceToItsTarget(Model model) {
    var shapes = shapes(model);
    var wrong = new ArrayList<String>();
    for (var edge : model.each(BpmnEdge.class)) {
      if (edge.getBpmnElement() instanceof SequenceFlow flow) {
        var points = List.copyOf(edge.getWaypoints());
        if (points.size() < 2
            || !touches(points.get(0), flow.getSource(), bounds(shapes, flow.getSource()))
            || !touches(
                points.get(points.size() - 1),
                flow.getTarget(),
                bounds(shapes, flow.getTarget()))) {
          wrong.add(flow.getId());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void nothingLiesOnTopOfItsNeighbourOrOutsideOfItsSubProcess(Model model) {
    var shapes = shapes(model);
    var nodes = List.copyOf(model.each(FlowNode.class));
    var wrong = new ArrayList<String>();
    for (var one : nodes) {
      if (one.getParentElement() instanceof FlowNode scope
          && !contains(bounds(shapes, scope), bounds(shapes, one))) {
        wrong.add(one.getId() + " lies outside of " + scope.getId());
      }
      for (var other : nodes.subList(nodes.indexOf(one) + 1, nodes.size())) {
        if (one.getParentElement().equals(other.getParentElement())
            && !isAttached(one, other)
            && overlap(bounds(shapes, one), bounds(shapes, other))) {
          wrong.add(one.getId() + " and " + other.getId() + " overlap");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** A boundary event lies on the border of what it watches. */
  private static boolean isAttached(FlowNode one, FlowNode other) {
    return one instanceof BoundaryEvent event && event.getAttachedTo().equals(other)
        || other instanceof BoundaryEvent watching && watching.getAttachedTo().equals(one);
  }

  private static Map<String, Bounds> shapes(Model model) {
    return model.each(BpmnShape.class).stream()
        .collect(toMap(shape -> shape.getBpmnElement().getId(), BpmnShape::getBounds));
  }

  private static Bounds bounds(Map<String, Bounds> shapes, FlowNode node) {
    var bounds = shapes.get(node.getId());
    assertThat(bounds).as("shape of " + node.getId()).isNotNull();
    return Objects.requireNonNull(bounds);
  }

  /** On the border or next to it, not anywhere inside; a gateway's border is the diamond. */
  private static boolean touches(Waypoint point, FlowNode node, Bounds bounds) {
    var halfWidth = bounds.getWidth() / 2;
    var halfHeight = bounds.getHeight() / 2;
    var x = Math.abs(point.getX() - bounds.getX() - halfWidth);
    var y = Math.abs(point.getY() - bounds.getY() - halfHeight);
    return node instanceof Gateway
        ? Math.abs(x + y - halfWidth) <= SLACK
        : x <= halfWidth + SLACK
            && y <= halfHeight + SLACK
            && Math.min(Math.abs(halfWidth - x), Math.abs(halfHeight - y)) <= SLACK;
  }

  private static boolean contains(Bounds outer, Bounds inner) {
    return inner.getX() >= outer.getX()
        && inner.getY() >= outer.getY()
        && inner.getX() + inner.getWidth() <= outer.getX() + outer.getWidth()
        && inner.getY() + inner.getHeight() <= outer.getY() + outer.getHeight();
  }

  private static boolean overlap(Bounds one, Bounds other) {
    return one.getX() < other.getX() + other.getWidth()
        && other.getX() < one.getX() + one.getWidth()
        && one.getY() < other.getY() + other.getHeight()
        && other.getY() < one.getY() + one.getHeight();
  }
}
