package org.policyrelay.engine;

import java.util.List;
import org.policyrelay.engine.TaskLists.Column;

/**
 * Columns that every list of tasks shows, told by the module that knows what stands in them. Each
 * task gets its own copy of what its instance has under their variables.
 */
public interface ListColumns {

  List<Column> columns();
}
