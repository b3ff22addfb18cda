/** Every component in all its states, for those who build screens. Not for users: off unless a property turns it on. */
@NullMarked
package app.shopfloor.base.gallery;

import org.jspecify.annotations.NullMarked;
