package org.nightdesk.runtime.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/// Reads out of our own records what a value must have: every part that is not `@Nullable`. A value
/// without it is refused where it is read, so that no step meets a null that its types rule out.
///
/// Lists and maps may be absent, and so may numbers and flags: they were empty, nought or false
/// before the type had them.
final class RequiredParts extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;
  private static final String OURS = "org.nightdesk.";

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    return isRequired(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    return isRequired(annotated)
        ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
        : super.findSetterInfo(config, annotated);
  }

  private static boolean isRequired(Annotated annotated) {
    if (!(annotated instanceof AnnotatedParameter parameter)) {
      return false;
    }
    Class<?> owner = parameter.getDeclaringClass();
    RecordComponent[] parts = owner.isRecord() ? owner.getRecordComponents() : null;
    if (parts == null
        || !owner.getName().startsWith(OURS)
        || parameter.getOwner().getParameterCount() != parts.length) {
      return false;
    }
    RecordComponent part = parts[parameter.getIndex()];
    Class<?> type = part.getType();
    return !type.isPrimitive()
        && !Collection.class.isAssignableFrom(type)
        && !Map.class.isAssignableFrom(type)
        && !part.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
